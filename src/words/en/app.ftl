# The frame around every room.
app-name = Afterglow
app-skip = Skip to content
app-places = Main
app-place-today = Today
app-place-journal = Journal
app-place-checkins = Check-ins
app-place-trends = Trends
app-place-share = Share
app-place-course = Your course
app-place-settings = Settings
app-lock = Lock
app-help-now = Help now
app-opening = One moment.
