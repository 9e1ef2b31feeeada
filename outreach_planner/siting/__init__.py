"""Where fixed sites should be: classic location models, and the joint question with the rotation."""
