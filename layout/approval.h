/* approval: may this photo be printed, as far as people and rules have a say?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _IdsApproval IdsApproval;

/* Photos made under the rules preset RULES from the originals below the folder ORIGINALS; PHOTOS is
 * the folder of the finished ones. Errors: IDP_ERROR_PRESET, IDP_ERROR_UNREADABLE. */
IdsApproval *ids_approval_new (const char *rules, const char *originals, const char *photos,
                               GError **error);
void ids_approval_free (IdsApproval *approval);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsApproval, ids_approval_free)

/* TRUE where the receipt beside PHOTO proves that it is its original cropped and made smaller, and
 * no finding of the rules stands against it or waits for a person. Decisions may have been recorded
 * for the photo or for its original; where both have been reviewed, both count. Errors:
 * IDP_ERROR_REFUSED, IDP_ERROR_MISMATCH or IDP_ERROR_UNREADABLE with the reason. Thread-safe. */
gboolean ids_approval_check (const IdsApproval *approval, const char *photo, const char *sha256,
                             GError **error);
