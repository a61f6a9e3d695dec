"""What the program does. Every function takes the session first and never commits."""
