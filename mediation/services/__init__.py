"""What the program does, in rooms. Every function takes the session first and never commits; a room imports downwards only."""
