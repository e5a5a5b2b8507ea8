/* check-cache: results of photos that were checked before, so that a folder of thousands is
 * measured once.
 *
 * They lie in the user's own cache folder, not beside the photos: whoever hands over a folder must
 * not hand over its results. They are removed with the first run after the folder of the photos is
 * gone. Or they lie in a file that the user names, to which several machines may add at the same
 * time. They are of use to the same build of the program under the same preset only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "checked.h"
#include "photo-list.h"

typedef struct _IdpCheckCache IdpCheckCache;

/* The results of the photos below FOLDER under RULES. Where the cache folder cannot be used nothing
 * is remembered, which is no error. */
IdpCheckCache *idp_check_cache_open (const char *folder, const IdpRules *rules);

/* The results in the file PATH, of photos of any folder; it is made if need be. Errors:
 * IDP_ERROR_WRITE, also where PATH holds something else. */
IdpCheckCache *idp_check_cache_open_file (const char *path, const IdpRules *rules, GError **error);
void idp_check_cache_free (IdpCheckCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpCheckCache, idp_check_cache_free)

/* What PHOTO in its present state is kept under; NULL where it cannot be kept. Caller frees. */
char *idp_check_cache_key (const IdpCheckCache *cache, const IdpPhotoEntry *photo);

/* What is kept under KEY, or NULL. Thread-safe. */
IdpChecked *idp_check_cache_find (const IdpCheckCache *cache, const char *key);

/* Keeps CHECKED under KEY. Errors: IDP_ERROR_WRITE. Thread-safe. */
gboolean idp_check_cache_keep (const IdpCheckCache *cache, const char *key,
                               const IdpChecked *checked, GError **error);

/* The result of PHOTO: kept where the file still has the same size and time, else measured now and
 * kept. Errors: IDP_ERROR_UNREADABLE; such photos are tried again every time. Thread-safe. */
IdpChecked *idp_check_cache_get (IdpCheckCache *cache, const IdpPhotoEntry *photo, GError **error);
