from django.urls import path

from wams.toezicht import views

app_name = "toezicht"
urlpatterns = [
    path("", views.CasussenView.as_view(), name="casussen"),
    path("signalen/", views.SignalenView.as_view(), name="signalen"),
    path("informeren/", views.InformerenView.as_view(), name="informeren"),
    path("verstrekkingen/", views.RegisterView.as_view(), name="register"),
    path("verstrekkingen/csv/", views.RegisterCsvView.as_view(), name="register_csv"),
    path("datalekken/", views.DatalekkenView.as_view(), name="datalekken"),
    path("casussen/<uuid:pk>/", views.SpoorView.as_view(), name="spoor"),
]
