"""The summer bridge: between the exam and the third week somebody is there for every pupil.

It promises that a message is only sent about a task still open for this pupil, by a person whom the
pupil knows or will meet, on a day on which somebody is on duty to answer; never twice, never in quiet
hours, never after it is done, over, or after "stop". Silence leads to a person, never to a report.
"""
