/* receipt.h: proof that a picture was made from its original by nothing but crop and size.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "adjust.h"

/* The receipt's place beside OUTPUT: "OUTPUT.receipt.json". Caller frees. */
char *idp_receipt_path (const char *output);

/* Writes PICTURE to OUTPUT and its receipt beside it. The picture goes last, so that a picture
 * without its receipt never appears. Errors: IDP_ERROR_WRITE. */
gboolean idp_receipt_write (const char *output, GBytes *picture, const IdpFile *original,
                            const IdpAdjustment *adjustment, const IdpRules *rules, GError **error);

/* TRUE if OUTPUT is byte for byte the file that the receipt beside it was written for. That finds
 * damage, but proves nothing about the original. Errors: IDP_ERROR_MISMATCH. */
gboolean idp_receipt_names (const IdpFile *output, GError **error);

/* SHA-256 of the original that the receipt beside OUTPUT names; NULL where there is no receipt for
 * bytes with SHA256, those of OUTPUT. Proves nothing. Caller frees. */
char *idp_receipt_original (const char *output, const char *sha256);

/* Makes OUTPUT again from the bytes of ORIGINAL as its receipt says, and compares.
 * Errors: IDP_ERROR_MISMATCH with the reason where that does not prove it; IDP_ERROR_UNREADABLE
 * where a file cannot be read. */
gboolean idp_receipt_verify (const char *original, const char *output, GError **error);
