"""What vmbo taught and what mbo asks: profiles, modules, electives and end terms. The fit comes later."""
