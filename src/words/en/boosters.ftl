# boosters
boosters-near = The date you and your clinic set is near: { $day }.
boosters-when = { $day }, { $time }
boosters-error-note = This note is too long to keep beside a date. Nothing was changed. Keep it under 2,000 characters.
