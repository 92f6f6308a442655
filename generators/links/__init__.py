"""Links: whether those inside the site lead somewhere, and, apart from that and with the network, those outside it."""
