# SPDX-License-Identifier: GPL-3.0-or-later
# One number for all that perrin_learn is made of. The program loads no library made of other sources: their faces
# would not fit, or the networks would be others.
file(GLOB PERRIN_ENGINE_SOURCES RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/core/learn/networks/*.h
     ${PROJECT_SOURCE_DIR}/core/learn/networks/*.cpp)
list(APPEND PERRIN_ENGINE_SOURCES core/error.h core/learn/engine.h core/learn/intervals.h core/learn/network_input.h
     core/learn/tensor.h)
list(SORT PERRIN_ENGINE_SOURCES)
set(engine_text)
foreach(source ${PERRIN_ENGINE_SOURCES})
    file(SHA256 ${PROJECT_SOURCE_DIR}/${source} source_number)
    string(APPEND engine_text "${source} ${source_number}\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${source})
endforeach()
string(SHA256 PERRIN_ENGINE_NUMBER "${engine_text}")
set(PERRIN_ENGINE_EXPECTED "" CACHE STRING "Refuse sources of another number than this; empty: any")
if(PERRIN_ENGINE_EXPECTED AND NOT PERRIN_ENGINE_EXPECTED STREQUAL PERRIN_ENGINE_NUMBER)
    message(FATAL_ERROR "${PROJECT_SOURCE_DIR} holds other sources than those that this Perrin was made of; build or install the program again first")
endif()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/perrin_engine_sources.h CONTENT
"// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin {

inline constexpr const char* engineSourcesNumber = \"@PERRIN_ENGINE_NUMBER@\";

} // namespace perrin
" @ONLY)
