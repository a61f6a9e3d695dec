"""Papers (文书): the catalogue, their data, issuing and issuing again, and the press that prints them."""
