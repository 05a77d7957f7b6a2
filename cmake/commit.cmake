# SPDX-License-Identifier: GPL-3.0-or-later
# Writes HEADER with the commit of SOURCE; leaves it alone when it is right, so that nothing is compiled again.
execute_process(COMMAND git describe --always --dirty --abbrev=10 WORKING_DIRECTORY ${SOURCE}
                OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
set(changes false)
if(commit MATCHES "^(.*)-dirty$")
    set(commit "${CMAKE_MATCH_1}")
    set(changes true)
endif()
file(CONFIGURE OUTPUT ${HEADER}
     CONTENT "#define PERRIN_COMMIT \"${commit}\"\n#define PERRIN_LOCAL_CHANGES ${changes}\n")
