"""Every job of the house, and when those of the clock come."""

from __future__ import annotations

SUMMER = ("people", "make_tasks", "plan_messages", "forget")
FORGET = ("curriculum", "newsletters", "meetings", "thinktank", "handover", "welcome")
WAYFINDING = [
    "make_fit_in",
    "draw_again_in",
    "forget_in",
    "ask_in",
    "make_film_in",
    "take_up_films_in",
    "forget_shown",
]
FILMS = ("forget_film_parts", "take_up_films")
INTROWEEK = ("plan_in", "forget_in", "count_outlook", "mark_late_in", "remind_in")
JOBS = (
    {
        "house.draw_demo_picture",
        "house.draw_demo_plans",
        "house.make_demo_film",
        "house.compose_digests",
        "house.forget_jobs",
        "house.forget_what_is_over",
        "house.move_demo",
        "house.send_what_waits",
        "house.take_up_fallen",
        "meetings.forget_guests",
        "outbox.compose_digests",
        "meetings.remind",
        "meetings.remind_in",
        "meetings.chase",
        "meetings.chase_in",
        "handover.list_cases",
        "handover.list_cases_in",
        "handover.chase",
        "handover.chase_in",
        "handover.deliver",
        "handover.deliver_in",
        "handover.close_in",
        "handover.remind_of_talks",
        "handover.remind_in",
        "handover.fill_day_in",
        "outbox.send_planned",
        "outbox.ask_provider",
        "outbox.fetch_replies",
        "house.ask_providers",
        "thinktank.close_rounds",
        "thinktank.look_again",
        "transitions.link_and_derive",
        "transitions.new_day",
        "transitions.new_day_in",
        "insights.count",
        "insights.count_in",
        "insights.write_report",
    }
    | {f"introweek.{name}" for name in (*INTROWEEK, "forget", "mark_late", "remind")}
    | {f"summer.{name}{of}" for name in SUMMER for of in ("", "_in")}
    | {f"{room}.forget{of}" for room in FORGET for of in ("", "_in")}
    | {f"wayfinding.{name}" for name in (*WAYFINDING, "forget", "ask_yearly", *FILMS)}
)
CRONS = {
    "house.ask_providers": "*/10 * * * *",
    "summer.people": "45 7 * * *",
    "summer.make_tasks": "40 * * * *",
    "summer.plan_messages": "5 8 * * *",
    "summer.forget": "10 5 * * *",
    "introweek.forget": "15 5 * * *",
    "introweek.mark_late": "*/10 7-14 * * *",
    "introweek.remind": "10 8 * * 1-5",
    "house.compose_digests": "5 * * * *",
    "house.forget_jobs": "40 4 * * *",
    "house.forget_what_is_over": "50 4 * * *",
    "house.send_what_waits": "*/5 * * * *",
    "house.take_up_fallen": "* * * * *",
    "meetings.forget": "35 4 * * *",
    "newsletters.forget": "35 4 * * *",
    "meetings.forget_guests": "45 4 * * *",
    "meetings.remind": "*/10 * * * *",
    "meetings.chase": "10 7 * * *",
    "handover.list_cases": "35 * * * *",
    "handover.chase": "20 7 * * *",
    "handover.deliver": "5 6 * * *",
    "handover.forget": "55 4 * * *",
    "handover.remind_of_talks": "20 * * * *",
    "thinktank.close_rounds": "*/10 * * * *",
    "thinktank.forget": "25 4 * * *",
    "curriculum.forget": "20 5 * * *",
    "transitions.new_day": "15 5 * * *",
    "welcome.forget": "45 4 * * *",
    "insights.count": "10 3 * * *",
    "wayfinding.forget": "50 4 * * *",
    "wayfinding.ask_yearly": "20 7 * * 1",
    "wayfinding.forget_film_parts": "25 5 * * *",
    "wayfinding.take_up_films": "*/5 * * * *",
}
