# Invented data, for trying things out
demo-error-not-empty = Invented things are only put into an empty vault. This one is not empty, and nothing was changed.
demo-error-years = Give a number of years from 1 to 50. Nothing was changed.
demo-therapist = Maya Feld (invented)
demo-sheet =
    INFUSION DAY (an invented sheet)
    - Nothing to eat for 8 hours before your infusion.
    - You may have sips of clear fluids until 2 hours before.
    - An adult must pick you up inside the clinic.
    - No driving for 24 hours.
demo-clinic = Invented clinic
demo-driver = Dana
demo-item-mask = Eye mask
demo-item-music = “Slow water” playlist
demo-error-entries = An invented life has at most 200000 journal entries. Nothing was changed.
