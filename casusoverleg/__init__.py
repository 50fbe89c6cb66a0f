"""Casusoverleg, Agendapunt, Noodzaaktoets, Deelname, Extract: who is admitted to what, and when."""
