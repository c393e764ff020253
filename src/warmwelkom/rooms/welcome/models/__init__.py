from warmwelkom.rooms.welcome.models.face import StaffPhoto
from warmwelkom.rooms.welcome.models.link import WelcomeLink
from warmwelkom.rooms.welcome.models.question import Question
from warmwelkom.rooms.welcome.models.word import WelcomeWord

__all__ = ["Question", "StaffPhoto", "WelcomeLink", "WelcomeWord"]
