"""How many next year, from the counts of the years before: a number with an interval, and what it missed before.

It knows counts and nothing else: no person, no school type, no score. The mean is the last count drawn towards
the counts before it (simple exponential smoothing, Brown 1959; one weight for all series, chosen on the years
that are known). The interval is that of a negative binomial count: wider than chance alone (Poisson) by as much as
the years that are known were. Beside it always stands what "the same as last year" would have said, because that
is what it has to beat. Pure: no database, no clock.

    ahead = forecast(series={"Zorg": [210, 198, 224, 231], "Techniek": [88, 95, 79, 84]})
    ahead.rows["Zorg"]      # Prediction(expected=226, low=197, high=257, last=231)
    ahead.looked_back       # what it would have said of each known year, and what came
"""

from __future__ import annotations

from warmwelkom.engines.forecast.engine import Forecast, LookedBack, Prediction, forecast

__all__ = ["Forecast", "LookedBack", "Prediction", "forecast"]
