# What the program does outside its window.
host-title = When the window is closed
host-about = With all of this off, nothing comes once the window is closed. What was due waits on Today.
host-background = Stay as an icon when I close the window
host-background-means = Reminders come as long as it runs. Closing hides the window and locks your journal. The icon tells what is next, keeps a mood with one tap, and opens Help now.
host-background-no-place = This desktop has no place for the icon now. Closing will ask whether to quit.
host-practice-background-means = Closing hides the window and locks the reader. The icon opens it again. Nothing comes in while it is locked.
host-login = Start without a window when I log in
host-login-means = Reminders come without opening anything. The icon is shown too. “Afterglow” then stands among the programs that your system starts.
host-login-reminds = On this system there is no other way to be reminded while nothing runs.
host-timer = Let the system look when nothing runs
host-timer-means = Every five minutes it looks whether something is due and shows one line that says nothing. Your journal stays locked.
host-not-set = Your system did not take that. Nothing was lost. Please try once more.

# Shown outside Afterglow: nothing here may tell what Afterglow is for.
host-tray-kept = Kept at { $time }
host-tray-not-kept = That was not kept. Please try once more.
host-tray-open = Open
host-tray-reader = Reader
host-tray-look = Look for new packages
host-tray-lock = Lock
host-tray-quit = Quit

# Closing where there is no place for an icon.
host-closing-title = Quit, or keep open?
host-closing-about = This desktop has no place for the icon, so a hidden window could not be found again. What you wrote is kept either way. After quitting, Afterglow itself can’t remind you.
host-closing-keep = Keep open
host-closing-quit = Quit
