"""How the embedding under models/ is trained; imports torch and is imported by nothing of the product."""
