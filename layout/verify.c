/* verify: idsheet verify FILE MANIFEST PHOTOS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "verify.h"
int
ids_verify_main (int argc, char **argv)
{
  return 2;
}
