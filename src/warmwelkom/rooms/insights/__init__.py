"""The figures of the region, and what worked: from the last vmbo day to week six on the mbo, in counts.

It promises that no count under five leaves this room, nor one that could be worked out from all the tables that
the same reader may ask for together; that every figure says what it counts, of which day, and what is missing in it;
that a school sees itself beside the others and nobody sees a ranking; and that a forecast knows counts alone.
"""
