"""The services of the program, in rooms. Every function takes the session first and never commits; a room imports downwards
only.
"""
