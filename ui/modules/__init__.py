"""The optional modules on screen: the list, the cards, the answers set out, what the profile points to."""
