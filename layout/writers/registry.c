/* registry: the table of writers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "writer.h"

extern const IdsWriter ids_writer_jpeg;
extern const IdsWriter ids_writer_pdf;
extern const IdsWriter ids_writer_png;

const IdsWriter *const ids_writers[] = {
  &ids_writer_pdf,
  &ids_writer_jpeg,
  &ids_writer_png,
  NULL,
};

const IdsWriter *
ids_writer_find (const char *id)
{
  for (const IdsWriter *const *writer = ids_writers; *writer != NULL; writer++)
    if (strcmp ((*writer)->id, id) == 0)
      return *writer;
  return NULL;
}
