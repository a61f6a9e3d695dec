"""The web layer (网页): thin. It checks who asks, decodes what was sent, calls a service, and draws its answer."""
