"""What each verb does: it reads, calls the recipe and writes; the verbs only parse."""
