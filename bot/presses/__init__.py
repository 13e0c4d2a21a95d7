"""What pressing a button, choosing in a menu and sending a form does."""
