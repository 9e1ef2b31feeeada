"""Plans that stand bad months: chance constraints, planning on sampled months, and which numbers matter."""
