"""Small learned networks, evaluated with numpy."""
