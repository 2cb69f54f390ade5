"""What messages say: words in eight languages, answers as text and entities, links, buttons."""
