# session
session-error-dates = Give one date or more, at most 200 at once. Nothing was planned.
session-error-far-date = This date lies before 2000 or more than ten years ahead. Nothing was changed. Look at the year.
session-error-same-start = There is an infusion at this time already. Nothing was changed.
session-error-overlap = This falls within another infusion. Nothing was changed. Look at the time and the length.
session-error-minutes = The length is a whole number of minutes from 0 to 4,320. Nothing was changed.
session-error-end-before-start = This end lies before the infusion's start. Nothing was changed. If it began earlier than planned, move it first.
session-error-end-ahead = This end has not come yet. Nothing was changed.
session-error-end-far = This end lies more than three days after the start. Nothing was changed. Give the time it ended.
session-error-state = This infusion is not in a state where that is possible. Nothing was changed. Open the course again.
session-error-too-late = This was said more than a day ago, so it stays. Nothing was changed.
session-error-systolic = The upper number of a blood pressure lies between 40 and 300. Nothing was kept. Look at it once more.
session-error-diastolic = The lower number of a blood pressure lies between 20 and 200, and below the upper one. Nothing was kept. Look at it once more.
session-error-pulse = A pulse lies between 20 and 300. Nothing was kept. Look at it once more.
session-error-oxygen = Oxygen lies between 50 and 100 %. Nothing was kept. Look at it once more.
session-error-no-vital = Give one number or more. Nothing was kept.
session-error-vital-time = This is not a time a reading can be from. Nothing was kept. Look at the date.
