from django.urls import path

from wams.werk import views

urlpatterns = [path("", views.StartView.as_view(), name="start")]
