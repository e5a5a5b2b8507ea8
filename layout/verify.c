#include "verify.h"
int
ids_verify_main (int argc, char **argv)
{
  return 2;
}
