"""The linear relaxation with cohorts: a proven bound in seconds, for any scenario."""
