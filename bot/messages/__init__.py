"""Messages to Discord, made of what the library answers: their text, their buttons, their form."""
