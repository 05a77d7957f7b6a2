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
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
        # GCC 12 takes what is within an empty std::optional for used (bug 80635).
        target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    endif()
    if(PERRIN_SANITIZE)
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
# most of its time on starting. NOT_SANITIZED: tests ("A.*:B.c") that are left out under the sanitizers, as they start
# a program again and again to look at what it says or leaves, which takes minutes there.
function(perrin_test name)
    cmake_parse_arguments(ARG "NO_MAIN" "SHARDS;NOT_SANITIZED" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE PERRIN_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                               PERRIN_TESTS_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data")
    target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} GTest::gtest GTest::gmock)
    if(NOT ARG_NO_MAIN)
        target_link_libraries(${name} PRIVATE GTest::gtest_main)
    endif()
    perrin_compile_options(${name})
    set(shards 1)
    if(ARG_SHARDS)
        set(shards ${ARG_SHARDS})
    endif()
    foreach(shard RANGE 1 ${shards})
        set(test ${name})
        set(environment "XDG_DATA_HOME=${PROJECT_BINARY_DIR}/tests/nobodys_data") # never what a person has chosen
        if(shards GREATER 1)
            set(test ${name}.${shard})
            math(EXPR index "${shard} - 1")
            list(APPEND environment GTEST_TOTAL_SHARDS=${shards} GTEST_SHARD_INDEX=${index})
        endif()
        if(PERRIN_SANITIZE AND ARG_NOT_SANITIZED)
            list(APPEND environment "GTEST_FILTER=-${ARG_NOT_SANITIZED}")
        endif()
        add_test(NAME ${test} COMMAND ${name})
        set_tests_properties(${test} PROPERTIES TIMEOUT 1200 COST ${shards} ENVIRONMENT "${environment}")
    endforeach()
endfunction()
