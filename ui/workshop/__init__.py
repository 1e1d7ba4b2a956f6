"""The pages of those who lead a workshop, of the manager, and of the result."""
