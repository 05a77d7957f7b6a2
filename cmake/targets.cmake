# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of this project shares.

function(perrin_compile_options target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion)
    if(CMAKE_UNITY_BUILD) # files compiled together see each other's names
        target_compile_options(${target} PRIVATE -Wshadow=local -Wno-subobject-linkage)
    else()
        target_compile_options(${target} PRIVATE -Wshadow)
    endif()
    if(PERRIN_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_BUILD_TYPE STREQUAL Release)
        target_compile_options(${target} PRIVATE -Wno-restrict) # false alarms of GCC 12 on std::string (bug 105651)
    endif()
    if(PERRIN_SANITIZE)
        # GCC 12 loses sight of initializations behind the sanitizers' checks.
        target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
        target_compile_options(${target} PUBLIC -fsanitize=address,undefined -fno-omit-frame-pointer
                                                -fno-sanitize-recover=undefined)
        target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    endif()
endfunction()

# A static library of one folder of core: perrin_<name>, headers found as "core/<name>/...".
function(perrin_core_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(perrin_${name} STATIC ${ARG_SOURCES})
    target_include_directories(perrin_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(perrin_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    perrin_compile_options(perrin_${name})
endfunction()

# A GoogleTest program of one folder of tests. It runs in SHARDS parts at a time (1): a program a test would spend
# most of its time on starting.
function(perrin_test name)
    cmake_parse_arguments(ARG "NO_MAIN" "SHARDS" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE PERRIN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                               PERRIN_TESTS_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data")
    target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} GTest::gtest GTest::gmock)
    if(NOT ARG_NO_MAIN)
        target_link_libraries(${name} PRIVATE GTest::gtest_main)
    endif()
    perrin_compile_options(${name})
    if(ARG_SHARDS)
        foreach(shard RANGE 1 ${ARG_SHARDS})
            math(EXPR index "${shard} - 1")
            add_test(NAME ${name}.${shard} COMMAND ${name})
            set_tests_properties(${name}.${shard} PROPERTIES TIMEOUT 1200 COST ${ARG_SHARDS}
                                 ENVIRONMENT "GTEST_TOTAL_SHARDS=${ARG_SHARDS};GTEST_SHARD_INDEX=${index}")
        endforeach()
    else()
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES TIMEOUT 1200)
    endif()
endfunction()
