from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wams.accounts"
    label = "accounts"
    verbose_name = "Mensen en organisaties"
