"""What is said next in the walk through the questionnaire; pure, no screen."""

from dialogue.summary import Observation, observe
from dialogue.walk import END, Step, Walk, build_walk

__all__ = ["END", "Observation", "Step", "Walk", "build_walk", "observe"]
