/* memory.h: memory for many large pictures, one after the other. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

/* Makes the program keep what it frees, in large pages where the system has them. To be called
 * before the first thread starts. */
void memory_keep (void);
