"""Two regressions by Newton's method: a conditional logit and a logistic one.

Both scale their features to unit variance for the L2 penalty and fold the scaling back into the
weights, so that the weights apply to features as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
STEPS = 25


@dataclass(frozen=True, slots=True)
class Race:
    """One question's sentences, `(n, k)`, which of them answer, `(n,)`, and its weight.

    Sentences that hold the answer's words elsewhere are neither right nor wrong: leave them out.
    """

    rows: Floats
    right: Flags
    weight: float = 1.0


def conditional_logit(races: Sequence[Race], penalty: float) -> Floats:
    """Weights `(k,)` under which the right sentences of each race get the most of the softmax.

    McFadden, "Conditional logit analysis of qualitative choice behavior", 1974.
    """
    scale = np.concatenate([race.rows for race in races]).std(axis=0) + 1e-9
    scaled = [Race(race.rows / scale, race.right, race.weight) for race in races]
    weights = np.zeros(len(scale))
    loss, slope, bend = _surface(scaled, weights, penalty)
    for _ in range(STEPS):
        step = np.linalg.solve(bend, slope)
        while (tried := _surface(scaled, weights - step, penalty))[0] > loss:
            step /= 2  # a whole step can overshoot where the races are nearly decided
            if np.abs(step).max() < 1e-6:
                return np.asarray(weights / scale)
        weights, (loss, slope, bend) = weights - step, tried
    return np.asarray(weights / scale)


def _surface(
    races: Sequence[Race], weights: Floats, penalty: float
) -> tuple[float, Floats, Floats]:
    """The loss, its gradient `(k,)` and the information of the softmax `(k, k)`."""
    loss = penalty * float(weights @ weights)
    slope, bend = 2 * penalty * weights, 2 * penalty * np.eye(len(weights))
    for race in races:
        scores = race.rows @ weights
        powers = np.exp(scores - scores.max())
        chance = powers / powers.sum()
        right = powers * race.right
        loss -= race.weight * float(np.log(max(right.sum() / powers.sum(), 1e-300)))
        right = right / max(right.sum(), 1e-300)
        mean = chance @ race.rows
        slope += race.weight * (mean - right @ race.rows)
        spread = race.rows - mean
        bend += race.weight * (spread.T * chance) @ spread
    return loss, slope, bend


def logistic(rows: Floats, right: Flags, emphasis: Floats, penalty: float) -> tuple[Floats, float]:
    """Weights `(k,)` and bias; the bias isn't penalised."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.column_stack([(rows - mean) / scale, np.ones(len(rows))])
    ridge = 2 * penalty * np.append(np.ones(len(scale)), 0.0)
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (emphasis * (chance - right)) + ridge * weights
        bend = (scaled.T * (emphasis * chance * (1 - chance))) @ scaled + np.diag(ridge + 1e-9)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = weights[:-1] / scale
    return plain, float(weights[-1] - plain @ mean)
