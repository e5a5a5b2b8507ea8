/* finished.h: the finished picture of the photo that is open.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "rules.h"

/* The path of the finished picture that belongs to IMAGE, which was opened from FILE: FILE itself
 * where the receipt beside it names its bytes; else the picture that was exported last, or the one
 * that lies at the usual place, if it is proven to be made of FILE by crop and size alone. NULL
 * where there is none; caller frees. */
char *finished_find (int image, const IdpFile *file, const IdpRules *rules);

/* Remembers, as long as IMAGE is open, that its finished picture was written to PATH. */
void finished_record (int image, const char *path);
