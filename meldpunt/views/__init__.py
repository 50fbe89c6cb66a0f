"""The screens; a view names things and decides nothing."""
