/* error.h: the error domain of the core. A photo that breaks a rule is a finding, never an error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define IDP_ERROR (idp_error_quark ())

typedef enum
{
  IDP_ERROR_UNREADABLE, /* an input is missing, damaged, hostile or of no known kind */
  IDP_ERROR_PRESET,     /* a preset has an unknown key, a wrong unit or a value out of range */
  IDP_ERROR_REFUSED,    /* the job would need a change that is not permitted */
  IDP_ERROR_MISMATCH,   /* a proof failed: bytes, hash or pixels differ */
  IDP_ERROR_WRITE,      /* an output could not be written whole */
} IdpError;

GQuark idp_error_quark (void);
