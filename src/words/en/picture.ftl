# pictures: core
picture-files = Pictures
picture-error-empty = This file is empty: there is no picture in it. Nothing was changed. Choose another one.
picture-error-too-large = This picture is larger than 20 MB. Nothing was changed. Save a smaller copy of it and add that.
picture-error-too-many-pixels = This picture has more pixels than Afterglow can hold. Nothing was changed. Save a smaller copy of it and add that.
picture-error-heic = This is a HEIC picture, as newer phones make them, and Afterglow can't show those yet. Nothing was changed. Save or export it as JPEG, and add that.
picture-error-no-picture = This is not a JPEG or PNG picture. Nothing was changed. Save it as one of these and add that.
picture-error-damaged = This picture is damaged or was cut short, so it can't be shown. Nothing was changed. Copy it again from where it came, and add that.
picture-error-long-alt = This description is longer than a thousand letters. Nothing was changed. Shorten it, or write the rest beside the picture.
picture-error-not-there = This picture isn't here any more. Nothing else was changed.
picture-error-too-many = Up to twenty pictures are taken in at a time. This one wasn't changed. Add it with the next ones.
picture-error-unreadable = This file can't be read. Nothing was changed. Copy it somewhere else, and add that.
# pictures: the room
picture-add = Add a picture
picture-adding = Taking the picture in. You can go on writing.
picture-adding-many = Taking pictures in: { $done } of { $of }. You can go on writing.
picture-drop = Drop it here: JPEG or PNG
picture-added = { $count ->
    [one] The picture is kept here, without its place and camera. Only you can see it.
   *[other] { $count } pictures are kept here, without their places and cameras. Only you can see them.
}
picture-left = Not added: { $name }. { $why }
picture-pictures = Pictures
picture-unnamed = Picture { $number } of { $count }, not described
picture-open = { $what }. Show it large
picture-count = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
}
picture-private = Private. Pictures stay here: sharing takes words only.
picture-close = Close
picture-next = Next picture
picture-before = Previous picture
picture-describe = Describe it
picture-description = What is in this picture
picture-description-hint = If you like. It is read out where the picture can't be seen, and found when you search.
picture-description-keep = Keep the description
picture-remove = Take it out
picture-removed = The picture is in the bin.
picture-bin = Pictures taken out
picture-bin-until = Added { $day }. Stays until { $until }.
picture-not-shown = This picture can't be shown.
