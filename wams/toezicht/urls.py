from django.urls import path

from wams.toezicht import views

app_name = "toezicht"
urlpatterns = [
    path("", views.CasussenView.as_view(), name="casussen"),
    path("signalen/", views.SignalenView.as_view(), name="signalen"),
    path("informeren/", views.InformerenView.as_view(), name="informeren"),
    path("casussen/<uuid:pk>/", views.SpoorView.as_view(), name="spoor"),
]
