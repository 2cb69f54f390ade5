"""Which article a question is asked of: links, replies, posts and their comments, picks."""
