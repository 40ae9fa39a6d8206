"""How well the search answers questions whose answers are known: with the site's own analysis, engines and ranking, in an index of its own."""
