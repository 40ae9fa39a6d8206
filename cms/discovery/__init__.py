"""What machines read: sitemap, robots.txt, feed, pictures for links, linked data, redirects."""
