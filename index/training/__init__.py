"""From question sets to the weights of index/reader.py; its card is CARD.md.

corpus.py    the sets as examples, held-out titles kept apart
made_up.py   unanswerable questions made of answerable ones, and answerable look-alikes of them
mixture.py   which kind comes next, and how much it counts
batches.py   examples → padded tensors, windows around what the question is about
model.py     the network: where the answer is, and whether it is one
train.py     the run: seeded, bounded by the clock, resumable
export.py    weights → index/reader.onnx, 8 bits
scores.py    what the reader does on the held-out titles
"""
